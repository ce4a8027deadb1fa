<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="Where a form says what went wrong: here after a post, else by its script." %>
<%@ attribute name="form" required="true" description="what was posted: the value of its button" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<p class="problem" role="alert" ${problemOf eq form ? '' : 'hidden'}><c:if test="${problemOf eq form}"><c:out value="${problem}"/></c:if></p>
