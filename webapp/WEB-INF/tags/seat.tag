<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A taken seat; without a seat, the template for the script." %>
<%@ attribute name="taken" type="org.cometlobby.lobby.page.SeatViewModel" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:choose>
  <c:when test="${empty taken}">
    <li class="seat"><span class="disc"><span class="avatar" aria-hidden="true"></span></span><bdi class="name"></bdi><span class="team" hidden></span><span class="marks"></span></li>
  </c:when>
  <c:otherwise>
    <li class="${taken.classes(shown.beforeStart())}" data-player="${taken.seat().playerId()}">
      <span class="disc"><span class="avatar" aria-hidden="true"><c:out value="${taken.initial()}"/></span></span>
      <bdi class="name"><c:out value="${taken.seat().name()}"/></bdi>
      <c:choose>
        <c:when test="${taken.team().isPresent()}"><span class="team ${taken.team().get().colour()}"><c:out value="${taken.team().get().label()}"/></span></c:when>
        <c:otherwise><span class="team" hidden></span></c:otherwise>
      </c:choose>
      <span class="marks"><c:out value="${taken.marks()}"/></span>
    </li>
  </c:otherwise>
</c:choose>
