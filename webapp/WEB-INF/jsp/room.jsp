<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="site.name" var="site"/>
<t:page title="${room.title()} · ${site}" style="room seats below chat" script="page/room">
  <jsp:attribute name="head">
    <c:if test="${shown.refreshes() gt 0 and not still}"><noscript><meta http-equiv="refresh" content="${shown.refreshes()}"></noscript></c:if>
  </jsp:attribute>
  <jsp:body>
    <section class="stage ${shown.started() ? 'day' : ''}${shown.counting() ? ' counting' : ''}" id="stage" aria-labelledby="title">
      <div class="waiting">
        <div class="eyebrow">
          <span><c:if test="${room.title() ne room.game()}"><bdi><c:out value="${room.game()}"/></bdi> · </c:if><fmt:message key="room.code"/>&#32;<span class="code">${room.code()}</span></span>
          <span id="spectators"><c:out value="${shown.spectators()}"/></span>
          <span id="started-at"><c:out value="${shown.startedAt()}"/></span>
          <span class="connection" id="connection" hidden></span>
        </div>
        <h1 id="title" dir="auto"><c:out value="${room.title()}"/></h1>
        <div class="headline">
          <div>
            <p class="status" id="status" tabindex="-1"><c:out value="${shown.status()}"/></p>
            <p class="detail" id="detail"><c:out value="${shown.detail()}"/></p>
          </div>
          <p class="count" id="count" role="timer" ${shown.counting() ? '' : 'hidden'}><c:if test="${shown.counting()}">${count}</c:if></p>
        </div>
        <svg class="path" id="path" aria-hidden="true"></svg>
        <ul class="seats${shown.window().large() ? ' crowd' : ''}" id="seats" aria-label="<fmt:message key="room.seats"/>">
          <c:forEach var="seat" items="${shown.seats()}"><t:seat taken="${seat}"/></c:forEach>
          <t:moreSeats/>
          <c:forEach begin="1" end="${shown.freeSeats()}"><t:freeSeat/></c:forEach>
        </ul>
        <form class="get-ready" id="ready" method="post" ${shown.canBeReady() ? '' : 'hidden'}>
          <button class="button large" id="ready-button" name="do" value="${shown.counting() or shown.ready() ? 'unready' : 'ready'}" aria-describedby="readiness"><fmt:message key="live.ready.${shown.counting() ? 'stop' : shown.ready() ? 'not' : 'yes'}"/></button>
          <p class="soft" id="readiness"><c:out value="${shown.counting() ? '' : shown.readiness()}"/></p>
          <t:problem form="ready"/><t:problem form="unready"/>
        </form>
        <p class="to-game" id="to-game" hidden><a class="button large"><fmt:message key="room.to-game"/></a></p>
      </div>
    </section>
    <p class="unseen" id="news" role="status"></p>
    <p class="unseen" id="alert" role="alert"></p>
    <template id="seat-template"><t:seat/></template>
    <template id="free-seat-template"><t:freeSeat/></template>
    <t:hostDialogs/>

    <div class="below">
      <div class="side">
        <section class="panel" id="join-panel" aria-labelledby="join-heading" ${shown.canJoin() or shown.canWatch() ? '' : 'hidden'}>
          <h2 id="join-heading"><fmt:message key="room.join"/></h2>
          <form class="fields" id="join" method="post">
            <t:nameField id="name"/>
            <t:problem form="join"/><t:problem form="watch"/>
            <div class="actions">
              <button class="button" id="join-button" name="do" value="join" ${shown.canJoin() ? '' : 'hidden'}><fmt:message key="room.join.submit"/></button>
              <button class="button quiet" id="watch-button" name="do" value="watch" ${shown.canWatch() ? '' : 'hidden'}><fmt:message key="room.watch"/></button>
            </div>
          </form>
        </section>

        <section class="panel" id="team-panel" aria-labelledby="team-heading" ${shown.canChooseTeam() ? '' : 'hidden'}>
          <h2 id="team-heading"><fmt:message key="room.team"/></h2>
          <form class="fields" id="team" method="post">
            <input type="hidden" name="do" value="team">
            <t:problem form="team"/>
            <div class="actions" id="teams">
              <c:forEach var="team" items="${shown.teams()}">
                <button class="button quiet team ${team.colour()}" name="team" value="<c:out value="${team.name()}"/>" aria-pressed="${shown.inTeam(team)}"><bdi><c:out value="${team.label()}"/></bdi></button>
              </c:forEach>
            </div>
          </form>
        </section>

        <section class="panel" id="host-panel" aria-labelledby="host-heading" ${shown.hostStarts() or not empty shown.others() ? '' : 'hidden'}>
          <h2 id="host-heading"><fmt:message key="room.start.heading"/></h2>
          <form class="fields" id="start" method="post" ${shown.hostStarts() ? '' : 'hidden'}>
            <p class="soft" id="start-hint"><c:out value="${shown.startHint()}"/></p>
            <t:problem form="start"/>
            <div class="actions">
              <button class="button" id="start-button" name="do" value="start" aria-describedby="start-hint" ${shown.enough() ? '' : 'disabled'}><fmt:message key="room.start"/></button>
            </div>
          </form>
          <p class="soft" id="manage-hint" hidden><fmt:message key="room.manage.hint"/></p>
          <noscript>
            <c:if test="${not empty shown.others()}">
              <form class="fields" method="post">
                <div class="field">
                  <label for="player"><fmt:message key="room.manage.player"/></label>
                  <select class="input" id="player" name="player">
                    <c:forEach var="other" items="${shown.others()}"><option value="${other.playerId()}"><c:out value="${other.name()}"/></option></c:forEach>
                  </select>
                </div>
                <t:problem form="host"/><t:problem form="kick"/><t:problem form="ban"/>
                <div class="actions">
                  <button class="button quiet" name="do" value="host"><fmt:message key="room.manage.host"/></button>
                  <button class="button quiet" name="do" value="kick"><fmt:message key="room.manage.kick"/></button>
                  <button class="button quiet alarm" name="do" value="ban"><fmt:message key="room.manage.ban"/></button>
                </div>
              </form>
            </c:if>
          </noscript>
        </section>

        <section class="panel invite" id="invite" aria-labelledby="invite-heading" ${shown.canInvite() ? '' : 'hidden'}>
          <div>
            <h2 id="invite-heading"><fmt:message key="room.invite"/></h2>
            <p class="soft"><fmt:message key="room.invite.hint"/></p>
          </div>
          <img class="qr" id="qr" src="${root}r/${room.code()}/qr.svg" width="148" height="148" alt="<fmt:message key="room.invite.qr"/>">
          <div class="by-link">
            <label class="unseen" for="link"><fmt:message key="room.invite.link"/></label>
            <input class="input" id="link" readonly value="<c:out value="${link}"/>">
            <div class="actions">
              <button class="button" id="copy" type="button" hidden><fmt:message key="live.invite.copy"/></button>
              <button class="button quiet" id="share" type="button" hidden><fmt:message key="room.invite.share"/></button>
            </div>
            <p class="soft"><fmt:message key="room.invite.code"/>&#32;<span class="code">${room.code()}</span></p>
          </div>
        </section>
      </div>

      <div class="side">
        <t:chat/>
        <noscript>
          <section class="panel" aria-labelledby="live-heading">
            <h2 id="live-heading"><fmt:message key="room.live"/></h2>
            <p class="soft"><fmt:message key="room.live.hint"/></p>
            <%-- An address of its own: in Firefox the picture of a page that is loaded again waits
                 until the page before gets its next part, if both have the same address. --%>
            <img class="badge" src="${root}streams/rooms/${room.code()}/badge?lang=${language.tag()}&amp;page=${pageId}" width="480" height="176" alt="<fmt:message key="room.live.picture"/>">
            <c:set var="seats" value="${shown.window().enlarged() ? shown.window().most() : ''}"/>
            <c:choose>
              <c:when test="${still}"><p><a class="button quiet" href="${root}r/${room.code()}${empty seats ? '' : '?seats='}${seats}"><fmt:message key="room.live.go-on"/></a></p></c:when>
              <c:otherwise><p><a class="button quiet" href="?still${empty seats ? '' : '&amp;seats='}${seats}"><fmt:message key="room.live.still"/></a></p></c:otherwise>
            </c:choose>
          </section>
        </noscript>
        <section class="panel" id="alerts" aria-labelledby="alerts-heading" hidden>
          <h2 id="alerts-heading"><fmt:message key="room.alerts"/></h2>
          <div class="check">
            <input type="checkbox" id="sound">
            <label for="sound"><fmt:message key="room.alerts.sound"/></label>
          </div>
          <div class="check" hidden>
            <input type="checkbox" id="vibration">
            <label for="vibration"><fmt:message key="room.alerts.vibration"/></label>
          </div>
        </section>
        <section class="leave" id="leave-panel">
          <form class="fields" id="leave" method="post" ${shown.canLeave() ? '' : 'hidden'}>
            <h2><fmt:message key="room.leave.heading"/></h2>
            <p class="soft" id="leave-hint"><fmt:message key="room.leave.hint"/></p>
            <t:problem form="leave"/>
            <div class="actions">
              <button class="button quiet" name="do" value="leave" aria-describedby="leave-hint"><fmt:message key="room.leave"/></button>
            </div>
          </form>
          <p id="elsewhere" ${shown.canLeave() ? 'hidden' : ''}><a class="button quiet" href="${root}"><fmt:message key="room.home"/></a></p>
        </section>
      </div>
    </div>
  </jsp:body>
</t:page>
