<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="wait.title" var="title"/>
<fmt:message key="site.name" var="site"/>
<t:page title="${title} · ${site}" style="code">
  <jsp:attribute name="head">
    <script src="${root}js/multipart-xhr.classic.js" data-install></script>
    <script src="${root}js/page/comet-wait.js" defer></script>
  </jsp:attribute>
  <jsp:body>
    <article class="article">
      <header>
        <h1><fmt:message key="wait.headline"/></h1>
        <p><fmt:message key="wait.intro"/></p>
      </header>
      <section class="stage result" aria-labelledby="result-label">
        <p class="eyebrow" id="result-label"><fmt:message key="wait.result"/></p>
        <output id="result" aria-live="polite" lang="en"></output>
        <noscript><p><fmt:message key="wait.noscript"/>&#32;<code>curl -N <c:out value="${stream}"/></code></p></noscript>
      </section>
      <div class="sources">
        <figure>
          <figcaption><fmt:message key="wait.server"/></figcaption>
          <pre><code translate="no"><em>@Comet</em>("/comet_wait")
void everybodyThere(Push&lt;String&gt; push)
    throws InterruptedException {
  push.send("waiting...");
  Thread.sleep(5_000);  <i>// <fmt:message key="wait.replace"/></i>
  push.send("start");
}</code></pre>
        </figure>
        <figure>
          <figcaption><fmt:message key="wait.browser"/></figcaption>
          <pre><code translate="no">function handler(evt) {
  document.getElementById('result')
    .textContent = evt.target.responseText;
}

const req = new XMLHttpRequest();
<em>req.multipart = true;</em>
req.onload = handler;
req.open('GET', 'comet_wait', true);
req.send(null);</code></pre>
        </figure>
      </div>
      <section class="fields">
        <p><fmt:message key="wait.shim"/></p>
        <pre><code translate="no">import { comet } from './js/comet.js';

for await (const part of <em>comet('comet_wait')</em>) {
  document.getElementById('result').textContent = part.text();
}</code></pre>
      </section>
    </article>
  </jsp:body>
</t:page>
