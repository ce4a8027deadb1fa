<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="The field for a new player's name; hidden for a known player, whom the lobby may forget before the form is sent." %>
<%@ attribute name="id" required="true" description="the field's id; a page may have several such fields" %>
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
<c:if test="${not empty me}"><input type="hidden" name="name" value="<c:out value="${me.name()}"/>"></c:if>
