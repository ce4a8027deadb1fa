<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="Asks a visitor who is no player yet for a name." %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<div class="field" id="ask-name">
  <label for="name"><fmt:message key="field.name"/></label>
  <input class="input" id="name" name="name" required maxlength="32" autocomplete="nickname"
      aria-describedby="name-hint">
  <span class="hint" id="name-hint"><fmt:message key="field.name.hint"/></span>
</div>
