<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A taken seat; without one, what the script fills in." %>
<%@ attribute name="taken" type="org.cometlobby.lobby.web.ShownSeat" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<c:choose>
  <c:when test="${empty taken}">
    <li class="seat"><span class="avatar" aria-hidden="true"></span><bdi class="name"></bdi><span class="marks"></span></li>
  </c:when>
  <c:otherwise>
    <li class="seat hue-${taken.hue()}${taken.mine() ? ' mine' : ''}${taken.seat().connected() ? '' : ' away'}" data-player="${taken.seat().playerId()}">
      <span class="avatar" aria-hidden="true"><c:out value="${taken.initial()}"/></span>
      <bdi class="name"><c:out value="${taken.seat().name()}"/></bdi>
      <span class="marks">
        <c:if test="${taken.mine()}"><fmt:message key="live.seat.you"/></c:if>
        <c:if test="${taken.mine() and taken.host()}"> · </c:if>
        <c:if test="${taken.host()}"><fmt:message key="live.seat.host"/></c:if>
      </span>
    </li>
  </c:otherwise>
</c:choose>
