<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A form's error: filled in here after a post, otherwise by the form's script." %>
<%@ attribute name="form" required="true" description="the value of the form's button" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<p class="problem" role="alert" ${problemOf eq form ? '' : 'hidden'}><c:if test="${problemOf eq form}"><c:out value="${problem}"/></c:if></p>
