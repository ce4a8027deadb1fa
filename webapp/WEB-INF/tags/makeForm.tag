<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="The form for a new room: two fields that matter, and the rest behind a fold." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<c:set var="failed" value="${problemOf eq 'make'}"/>
<form class="fields" id="make" action="${root}" method="post">
  <t:nameField id="name"/>
  <div class="pair">
    <div class="field wide">
      <label for="game"><fmt:message key="field.game"/></label>
      <input class="input" id="game" name="game" required maxlength="40" autocomplete="off" list="games"
          value="<c:out value="${failed ? param.game : ''}"/>">
    </div>
    <div class="field">
      <label for="max-players"><fmt:message key="field.maxPlayers"/></label>
      <input class="input number" id="max-players" name="maxPlayers" type="number" required
          min="1" max="1000" value="<c:out value="${failed ? param.maxPlayers : 3}"/>">
    </div>
  </div>
  <details class="options" ${failed ? 'open' : ''}>
    <summary><fmt:message key="home.make.options"/></summary>
    <div class="fields">
      <div class="field">
        <label for="title"><fmt:message key="field.title"/>&#32;<span class="hint">(<fmt:message key="field.optional"/>)</span></label>
        <input class="input" id="title" name="title" maxlength="80" autocomplete="off"
            value="<c:out value="${param.title}"/>">
      </div>
      <div class="pair">
        <div class="field">
          <label for="min-players"><fmt:message key="field.minPlayers"/></label>
          <input class="input number" id="min-players" name="minPlayers" type="number"
              min="1" max="1000" value="<c:out value="${param.minPlayers}" default="2"/>">
        </div>
        <div class="field">
          <label for="countdown"><fmt:message key="field.countdownSeconds"/></label>
          <input class="input number" id="countdown" name="countdownSeconds" type="number"
              min="0" max="300" value="<c:out value="${param.countdownSeconds}" default="3"/>" aria-describedby="countdown-hint">
        </div>
      </div>
      <p class="hint" id="countdown-hint"><fmt:message key="field.countdown.hint"/></p>
      <div class="field">
        <label for="team-count"><fmt:message key="field.teams"/></label>
        <select class="input" id="team-count" name="teams">
          <option value="0"><fmt:message key="field.teams.none"/></option>
          <c:forEach var="n" begin="2" end="4"><option value="${n}" ${param.teams eq n ? 'selected' : ''}><c:out value="${messages.count('field.teams', n)}"/></option></c:forEach>
        </select>
      </div>
      <div class="check">
        <input type="checkbox" id="auto-start" name="autoStart" value="yes" ${not failed or not empty param.autoStart ? 'checked' : ''} aria-describedby="auto-start-hint">
        <label for="auto-start"><fmt:message key="field.autoStart"/></label>
        <span class="hint" id="auto-start-hint"><fmt:message key="field.autoStart.hint"/></span>
      </div>
      <div class="check">
        <input type="checkbox" id="spectators-may" name="spectatorsMay" value="chat" ${not failed or not empty param.spectatorsMay ? 'checked' : ''} aria-describedby="spectators-may-hint">
        <label for="spectators-may"><fmt:message key="field.spectatorsMay"/></label>
        <span class="hint" id="spectators-may-hint"><fmt:message key="field.spectatorsMay.hint"/></span>
      </div>
      <div class="check">
        <input type="checkbox" id="public" name="public" value="yes" ${not failed or not empty param['public'] ? 'checked' : ''} aria-describedby="public-hint">
        <label for="public"><fmt:message key="field.public"/></label>
        <span class="hint" id="public-hint"><fmt:message key="field.public.hint"/></span>
      </div>
    </div>
  </details>
  <t:problem form="make"/>
  <div class="actions">
    <button class="button" name="do" value="make"><fmt:message key="home.make.submit"/></button>
  </div>
</form>
