<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="The dialogs for the host's actions; opened by host.js." %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<dialog id="manage" aria-labelledby="manage-heading">
  <form class="fields" method="dialog" id="manage-form">
    <%-- Not a button at the end: the dialog would open scrolled down. --%>
    <h2 id="manage-heading" tabindex="-1" autofocus></h2>
    <div class="choice">
      <button class="button quiet" value="host" aria-describedby="host-hint"><fmt:message key="room.manage.host"/></button>
      <p class="soft" id="host-hint"><fmt:message key="room.manage.host.hint"/></p>
    </div>
    <div class="choice">
      <button class="button quiet" value="kick" aria-describedby="kick-hint"><fmt:message key="room.manage.kick"/></button>
      <p class="soft" id="kick-hint"><fmt:message key="room.manage.kick.hint"/></p>
    </div>
    <div class="choice">
      <button class="button quiet alarm" value="ban" aria-describedby="ban-hint"><fmt:message key="room.manage.ban"/></button>
      <p class="soft" id="ban-hint"><fmt:message key="room.manage.ban.hint"/></p>
    </div>
    <t:problem form="manage"/>
    <div class="actions"><button class="button" type="button" data-close><fmt:message key="room.manage.nothing"/></button></div>
  </form>
</dialog>
<dialog id="confirm" aria-labelledby="confirm-heading" aria-describedby="confirm-text">
  <form class="fields" method="dialog">
    <h2 id="confirm-heading" tabindex="-1" autofocus></h2>
    <p class="soft" id="confirm-text"></p>
    <div class="actions">
      <button class="button" id="confirm-yes" value="yes"></button>
      <button class="button quiet" value="no"><fmt:message key="room.confirm.no"/></button>
    </div>
  </form>
</dialog>
