<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="home.title" var="title"/>
<t:page title="${title}" style="home" script="home">
  <section class="stage hero" aria-labelledby="headline">
    <div class="words">
      <h1 id="headline"><fmt:message key="home.headline"/></h1>
      <p><fmt:message key="home.intro"/></p>
    </div>
    <form action="${root}r/" method="get">
      <label for="code"><fmt:message key="home.code"/></label>
      <div class="joined">
        <input class="input" id="code" name="code" required minlength="6" maxlength="6" size="8"
            autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="––––––">
        <button class="button"><fmt:message key="home.code.go"/></button>
      </div>
    </form>
    <t:sky/>
  </section>

  <div class="columns">
    <section aria-labelledby="rooms-heading">
      <div class="section-head">
        <h2 id="rooms-heading"><fmt:message key="home.rooms"/></h2>
        <p class="soft" id="room-count" role="status"><c:if test="${not empty rooms}"><c:out value="${messages.count('live.rooms.count', rooms.size())}"/></c:if></p>
      </div>
      <ul class="rooms" id="rooms" ${empty rooms ? 'hidden' : ''}>
        <c:forEach var="room" items="${rooms}"><t:roomItem room="${room}"/></c:forEach>
      </ul>
      <div class="empty" id="no-rooms" ${empty rooms ? '' : 'hidden'}>
        <strong><fmt:message key="home.empty"/></strong>
        <p><fmt:message key="home.empty.hint"/></p>
      </div>
      <template id="room-template"><t:roomItem/></template>
    </section>

    <section class="make" aria-labelledby="make-heading">
      <h2 id="make-heading"><fmt:message key="home.make"/></h2>
      <form class="fields" id="make" action="${root}" method="post">
        <c:if test="${empty me}"><t:nameField/></c:if>
        <div class="field">
          <label for="game"><fmt:message key="field.game"/></label>
          <input class="input" id="game" name="game" required maxlength="40" autocomplete="off"
              value="<c:out value="${param.game}"/>" aria-describedby="game-hint">
          <span class="hint" id="game-hint"><fmt:message key="field.game.hint"/></span>
        </div>
        <div class="pair">
          <div class="field">
            <label for="max-players"><fmt:message key="field.seats"/></label>
            <input class="input number" id="max-players" name="maxPlayers" type="number" required
                min="1" max="1000" value="<c:out value="${param.maxPlayers}" default="3"/>">
          </div>
          <div class="field">
            <label for="min-players"><fmt:message key="field.least"/></label>
            <input class="input number" id="min-players" name="minPlayers" type="number"
                min="1" max="1000" value="<c:out value="${param.minPlayers}" default="2"/>">
          </div>
        </div>
        <div class="field">
          <label for="title"><fmt:message key="field.title"/> <span class="hint">(<fmt:message key="field.optional"/>)</span></label>
          <input class="input" id="title" name="title" maxlength="80" autocomplete="off"
              value="<c:out value="${param.title}"/>">
        </div>
        <div class="check">
          <input type="checkbox" id="public" name="public" value="yes" ${empty problem or not empty param.public ? 'checked' : ''} aria-describedby="public-hint">
          <label for="public"><fmt:message key="field.public"/></label>
          <span class="hint" id="public-hint"><fmt:message key="field.public.hint"/></span>
        </div>
        <t:problem form="make"/>
        <div class="actions">
          <button class="button" name="do" value="make"><fmt:message key="home.make.submit"/></button>
        </div>
      </form>
    </section>
  </div>
</t:page>
