<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="Asks a visitor who is no player yet for a name." %>
<%@ attribute name="id" required="true" description="of the field, for a page may have several" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<c:if test="${empty me}">
  <div class="field ask-name">
    <label for="${id}"><fmt:message key="field.name"/></label>
    <input class="input" id="${id}" name="name" required maxlength="32" autocomplete="nickname"
        value="<c:out value="${param.name}"/>" aria-describedby="${id}-hint">
    <span class="hint" id="${id}-hint"><fmt:message key="field.name.hint"/></span>
  </div>
</c:if>
