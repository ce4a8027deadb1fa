<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="missing.title" var="title"/>
<fmt:message key="site.name" var="site"/>
<t:page title="${title} · ${site}" style="message">
  <section class="stage message">
    <h1><fmt:message key="missing.headline"/></h1>
    <p><c:out value="${messages.text('missing.text', code)}"/></p>
    <a class="button" href="${root}"><fmt:message key="missing.home"/></a>
    <t:sky/>
  </section>
</t:page>
