<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="The chat of a room's members." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<section class="panel chat" id="chat-panel" aria-labelledby="chat-heading" ${shown.member() or not empty chat ? '' : 'hidden'}>
  <h2 id="chat-heading"><fmt:message key="room.chat"/></h2>
  <div class="log" id="log" role="log" aria-labelledby="chat-heading" ${empty chat ? '' : 'tabindex="0"'}>
    <ol class="lines" id="lines">
      <c:forEach var="said" items="${chat}"><t:message said="${said}"/></c:forEach>
    </ol>
  </div>
  <p class="soft" id="silence" ${empty chat ? '' : 'hidden'}><fmt:message key="room.chat.empty"/></p>
  <template id="message-template"><t:message/></template>
  <form class="fields" id="say" method="post" ${shown.maySay() ? '' : 'hidden'}>
    <t:problem form="say"/>
    <div class="joined">
      <label class="unseen" for="text"><fmt:message key="field.text"/></label>
      <input class="input" id="text" name="text" required maxlength="500" autocomplete="off"
          enterkeyhint="send" placeholder="<fmt:message key="room.chat.say"/>">
      <button class="button" name="do" value="say"><fmt:message key="room.chat.send"/></button>
    </div>
  </form>
</section>
