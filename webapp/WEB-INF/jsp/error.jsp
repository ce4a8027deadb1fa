<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:message key="${error}.title" var="title"/>
<fmt:message key="site.name" var="site"/>
<t:page title="${title} · ${site}" style="message">
  <section class="stage message">
    <h1><fmt:message key="${error}.headline"/></h1>
    <p><fmt:message key="${error}.text"/></p>
    <a class="button" href="${root}"><fmt:message key="missing.home"/></a>
    <t:sky/>
  </section>
</t:page>
