<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true"
    description="The frame of every page: head, masthead, footer; its body is the content of main." %>
<%@ attribute name="title" required="true" description="plain text" %>
<%@ attribute name="style" required="true" description="the page's own style sheets, by name" %>
<%@ attribute name="script" description="the page's module: its path in js, without the extension" %>
<%@ attribute name="head" fragment="true" description="more for the head" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<!DOCTYPE html>
<html lang="${language.tag()}">
<head>
  <meta charset="utf-8">
  <title><c:out value="${title}"/></title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="${root}img/icon.svg" type="image/svg+xml">
  <c:forTokens var="sheet" items="tokens base controls stage ${style}" delims=" ">
    <link rel="stylesheet" href="${root}css/${sheet}.css">
  </c:forTokens>
  <c:if test="${not empty script}">
    <script type="application/json" id="page">${data}</script>
    <script type="module" src="${root}js/${script}.js"></script>
  </c:if>
  <jsp:invoke fragment="head"/>
</head>
<body>
  <a class="skip" href="#content"><fmt:message key="site.skip"/></a>
  <header class="masthead frame">
    <a class="wordmark" href="${root}">
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <path class="trail" d="M3 20 12 11M6 24.5 14 17M12 25.5 17 21"/>
        <circle class="head" cx="19" cy="9.5" r="5.5"/>
      </svg>
      <fmt:message key="site.name"/>
    </a>
    <p class="whoami" id="me" ${empty me ? 'hidden' : ''}>
      <%-- &#32; here and elsewhere: WildFly drops a plain space between two tags. --%>
      <span><fmt:message key="site.you"/>&#32;<bdi id="me-name"><c:out value="${me.name()}"/></bdi></span>
    </p>
  </header>
  <main id="content" class="frame" tabindex="-1">
    <jsp:doBody/>
  </main>
  <footer class="footer">
    <div class="frame">
      <a href="${root}quick-draw"><fmt:message key="site.game"/></a>
      <a href="${root}comet-wait"><fmt:message key="site.example"/></a>
      <nav aria-label="<fmt:message key="site.languages"/>">
        <ul>
          <c:forEach var="choice" items="${languages}">
            <li>
              <c:choose>
                <c:when test="${choice eq language}">
                  <span lang="${choice.tag()}" aria-current="true">${choice.nativeName()}</span>
                </c:when>
                <c:otherwise>
                  <a href="?lang=${choice.tag()}" lang="${choice.tag()}" hreflang="${choice.tag()}">${choice.nativeName()}</a>
                </c:otherwise>
              </c:choose>
            </li>
          </c:forEach>
        </ul>
      </nav>
    </div>
  </footer>
</body>
</html>
