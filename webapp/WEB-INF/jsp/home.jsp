<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="home.title" var="title"/>
<t:page title="${title}" style="home rooms" script="page/home">
  <section class="stage hero" aria-labelledby="headline">
    <div class="words">
      <h1 id="headline"><fmt:message key="home.headline"/></h1>
      <p><fmt:message key="home.intro"/></p>
      <c:if test="${not empty mine}">
        <ul class="mine" aria-label="<fmt:message key="home.mine"/>">
          <c:forEach var="room" items="${mine}">
            <li data-code="${room.code()}"><a class="button" href="${root}r/${room.code()}"><span><fmt:message key="home.mine.back"/>&#32;<bdi><c:out value="${room.title()}"/></bdi></span></a></li>
          </c:forEach>
        </ul>
      </c:if>
      <c:if test="${not empty me}">
        <form class="sign-out" action="${root}" method="post">
          <fmt:message key="home.other"/>&#32;<button class="link" name="do" value="sign-out"><fmt:message key="home.sign.out"/></button>
          <t:problem form="sign-out"/>
        </form>
      </c:if>
    </div>
    <div class="ways">
      <form class="fields quick" id="match" action="${root}" method="post" aria-labelledby="match-heading">
        <h2 id="match-heading"><fmt:message key="home.match"/></h2>
        <t:nameField id="match-name"/>
        <div class="pair">
          <div class="field wide">
            <label for="match-game"><fmt:message key="field.game"/></label>
            <input class="input" id="match-game" name="game" required maxlength="40" autocomplete="off" list="games"
                value="<c:out value="${problemOf eq 'match' ? param.game : ''}"/>">
          </div>
          <div class="field">
            <label for="match-size"><fmt:message key="field.maxPlayers"/></label>
            <input class="input number" id="match-size" name="maxPlayers" type="number" required
                min="2" max="1000" value="<c:out value="${problemOf eq 'match' ? param.maxPlayers : 2}"/>">
          </div>
        </div>
        <t:problem form="match"/>
        <button class="button" name="do" value="match" id="match-button"><fmt:message key="home.match.submit"/></button>
      </form>
      <form class="by-code" action="${root}r/" method="get">
        <label for="code"><fmt:message key="home.code"/></label>
        <div class="joined">
          <input class="input" id="code" name="code" required maxlength="200" size="8"
              autocomplete="off" autocapitalize="characters" spellcheck="false" placeholder="––––––">
          <button class="button quiet"><fmt:message key="home.code.go"/></button>
        </div>
      </form>
    </div>
    <t:sky/>
  </section>
  <datalist id="games"></datalist>

  <div class="columns">
    <section aria-labelledby="rooms-heading">
      <div class="section-head">
        <h2 id="rooms-heading" tabindex="-1"><fmt:message key="home.rooms"/></h2>
        <p class="soft" id="room-count"><c:if test="${not empty rooms or searched}"><c:out value="${total gt rooms.size() ? messages.count('live.rooms.window', total, rooms.size()) : messages.count('live.rooms.count', total)}"/></c:if></p>
        <p class="soft" id="connection" role="status" hidden></p>
        <form class="search" id="search" action="${root}" method="get" role="search">
          <label class="hint" for="q"><fmt:message key="home.search"/></label>
          <input class="input" id="q" name="q" type="search" maxlength="80" autocomplete="off"
              value="<c:out value="${param.q}"/>">
          <noscript><button class="button quiet"><fmt:message key="home.search.submit"/></button></noscript>
        </form>
        <p class="unseen" id="found" role="status"></p>
      </div>
      <ul class="rooms" id="rooms" ${empty rooms ? 'hidden' : ''}>
        <c:forEach var="room" items="${rooms}"><t:roomItem room="${room}"/></c:forEach>
      </ul>
      <div class="empty" id="no-rooms" ${empty rooms and not searched ? '' : 'hidden'}>
        <strong><fmt:message key="home.empty"/></strong>
        <p><fmt:message key="home.empty.hint"/></p>
      </div>
      <div class="empty" id="no-match" ${empty rooms and searched ? '' : 'hidden'}>
        <strong><fmt:message key="home.search.none"/></strong>
        <p><fmt:message key="home.search.none.hint"/></p>
      </div>
      <template id="room-template"><t:roomItem/></template>
    </section>

    <section class="make" aria-labelledby="make-heading">
      <h2 id="make-heading"><fmt:message key="home.make"/></h2>
      <t:makeForm/>
    </section>
  </div>
</t:page>
