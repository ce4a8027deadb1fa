<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A taken seat; without one, what the script fills in." %>
<%@ attribute name="view" type="org.cometlobby.lobby.web.ShownSeat" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<c:choose>
  <c:when test="${empty view}">
    <li class="seat"><span class="avatar" aria-hidden="true"></span><bdi class="name"></bdi><span class="marks"></span></li>
  </c:when>
  <c:otherwise>
    <li class="seat hue-${view.hue()} ${view.mine() ? 'mine' : ''} ${view.seat().connected() ? '' : 'away'}" data-player="${view.seat().playerId()}">
      <span class="avatar" aria-hidden="true"><c:out value="${view.initial()}"/></span>
      <bdi class="name"><c:out value="${view.seat().name()}"/></bdi>
      <span class="marks">
        <c:if test="${view.mine()}"><fmt:message key="live.seat.you"/></c:if>
        <c:if test="${view.mine() and view.host()}"> · </c:if>
        <c:if test="${view.host()}"><fmt:message key="live.seat.host"/></c:if>
      </span>
    </li>
  </c:otherwise>
</c:choose>
