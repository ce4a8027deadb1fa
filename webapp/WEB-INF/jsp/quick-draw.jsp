<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="draw.title" var="title"/>
<fmt:message key="site.name" var="site"/>
<t:page title="${title} · ${site}" style="quick-draw" script="quick-draw/quick-draw">
  <article class="draw">
    <section class="stage arena" id="arena" data-phase="enter" aria-labelledby="says">
      <p class="eyebrow">
        <span><fmt:message key="draw.title"/></span>
        <span id="round"></span>
        <span id="connection" hidden></span>
      </p>
      <div class="middle">
        <h1 id="says" tabindex="-1"><fmt:message key="draw.headline"/></h1>
        <p id="detail"><fmt:message key="draw.intro"/></p>
      </div>
      <button type="button" class="target" id="target" hidden><span><fmt:message key="draw.press"/></span></button>
      <div class="actions">
        <button type="button" class="button" id="again" hidden></button>
        <a class="button" id="play-again" href="${root}quick-draw" hidden><fmt:message key="draw.playAgain"/></a>
      </div>
    </section>
    <p class="unseen" id="news" role="status" aria-live="assertive"></p>
    <noscript><p class="problem"><fmt:message key="draw.noscript"/></p></noscript>
    <form class="fields enter" id="enter">
      <t:nameField id="name"/>
      <p class="problem" role="alert" hidden></p>
      <div class="actions">
        <button class="button" id="play"><fmt:message key="draw.play"/></button>
        <button class="button quiet" id="friends"><fmt:message key="draw.friends"/></button>
      </div>
    </form>
    <div id="room" hidden>
      <section aria-labelledby="players-heading">
        <h2 id="players-heading"><fmt:message key="draw.players"/></h2>
        <ol class="players" id="players"></ol>
      </section>
      <section class="waiting" id="waiting">
        <button type="button" class="button" id="ready"></button>
        <div class="field">
          <label for="link"><fmt:message key="draw.invite"/></label>
          <div class="joined">
            <input class="input" id="link" readonly>
            <button type="button" class="button quiet" id="copy"><fmt:message key="live.invite.copy"/></button>
          </div>
        </div>
      </section>
      <div class="actions feet">
        <label class="check"><input type="checkbox" id="feel"> <span><fmt:message key="draw.feel"/></span></label>
        <button type="button" class="link" id="leave"><fmt:message key="draw.leave"/></button>
      </div>
    </div>
    <template id="player-template">
      <li class="player">
        <span class="points"></span>
        <bdi class="name"></bdi>
        <span class="marks"></span>
      </li>
    </template>
    <p class="soft about"><fmt:message key="draw.about"/>&#32;<a href="${root}js/quick-draw/quick-draw.js">quick-draw.js</a></p>
  </article>
</t:page>
