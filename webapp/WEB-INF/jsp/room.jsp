<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="site.name" var="site"/>
<t:page title="${room.title()} · ${site}" style="room" script="room">
  <jsp:attribute name="head">
    <c:if test="${view.refreshes()}"><noscript><meta http-equiv="refresh" content="5"></noscript></c:if>
  </jsp:attribute>
  <jsp:body>
    <section class="stage ${view.started() ? 'day' : ''}" id="stage" aria-labelledby="title">
      <div class="waiting">
        <div class="eyebrow">
          <span><c:if test="${room.title() ne room.game()}"><bdi><c:out value="${room.game()}"/></bdi> · </c:if><fmt:message key="room.code"/> <span class="code">${room.code()}</span></span>
          <span class="connection" id="connection" hidden></span>
        </div>
        <h1 id="title" dir="auto"><c:out value="${room.title()}"/></h1>
        <div>
          <p class="status" id="status" tabindex="-1"><c:out value="${view.status()}"/></p>
          <p class="detail" id="detail"><c:out value="${view.detail()}"/></p>
        </div>
        <svg class="path" id="path" aria-hidden="true"></svg>
        <noscript><img class="badge" src="${root}streams/rooms/${room.code()}/badge?lang=${language.tag()}" width="480" height="176" alt="<fmt:message key="room.badge"/>"></noscript>
        <ul class="seats" id="seats" aria-label="<fmt:message key="room.seats"/>">
          <c:forEach var="seat" items="${view.seats()}"><t:seat taken="${seat}"/></c:forEach>
          <c:forEach begin="1" end="${view.freeSeats()}"><t:freeSeat/></c:forEach>
        </ul>
      </div>
    </section>
    <p class="unseen" id="news" role="status"></p>
    <p class="unseen" id="alert" role="alert"></p>
    <template id="seat-template"><t:seat/></template>
    <template id="free-seat-template"><t:freeSeat/></template>

    <div class="below" id="below" ${view.started() and view.seated() ? 'hidden' : ''}>
      <section class="panel" id="join-panel" aria-labelledby="join-heading" ${view.canJoin() ? '' : 'hidden'}>
        <h2 id="join-heading"><fmt:message key="room.join"/></h2>
        <form class="fields" id="join" method="post">
          <c:if test="${empty me}"><t:nameField/></c:if>
          <t:problem form="join"/>
          <div class="actions">
            <button class="button" name="do" value="join"><fmt:message key="room.join.submit"/></button>
          </div>
        </form>
      </section>

      <section class="panel" id="start-panel" aria-labelledby="start-heading" ${view.hostStarts() ? '' : 'hidden'}>
        <h2 id="start-heading"><fmt:message key="room.start.heading"/></h2>
        <form class="fields" id="start" method="post">
          <p class="soft" id="start-hint"><c:out value="${view.startHint()}"/></p>
          <t:problem form="start"/>
          <div class="actions">
            <button class="button" id="start-button" name="do" value="start" aria-describedby="start-hint" ${view.enough() ? '' : 'disabled'}><fmt:message key="room.start"/></button>
          </div>
        </form>
      </section>

      <section class="panel invite" id="invite" aria-labelledby="invite-heading" ${view.canInvite() ? '' : 'hidden'}>
        <h2 id="invite-heading"><fmt:message key="room.invite"/></h2>
        <p class="soft"><fmt:message key="room.invite.hint"/></p>
        <div class="field">
          <label class="unseen" for="link"><fmt:message key="room.invite.link"/></label>
          <div class="joined">
            <input class="input" id="link" readonly value="<c:out value="${link}"/>">
            <button class="button" id="copy" type="button" hidden><fmt:message key="live.invite.copy"/></button>
            <button class="button quiet" id="share" type="button" hidden><fmt:message key="room.invite.share"/></button>
          </div>
        </div>
        <p class="soft"><fmt:message key="room.invite.code"/> <span class="code">${room.code()}</span></p>
      </section>

      <section class="leave" id="leave-panel">
        <form class="fields" id="leave" method="post" ${view.seated() ? '' : 'hidden'}>
          <h2><fmt:message key="room.leave.heading"/></h2>
          <p class="soft" id="leave-hint"><fmt:message key="room.leave.hint"/></p>
          <t:problem form="leave"/>
          <div class="actions">
            <button class="button quiet" name="do" value="leave" aria-describedby="leave-hint"><fmt:message key="room.leave"/></button>
          </div>
        </form>
        <p id="elsewhere" ${view.seated() ? 'hidden' : ''}><a class="button quiet" href="${root}"><fmt:message key="room.home"/></a></p>
      </section>
    </div>
  </jsp:body>
</t:page>
