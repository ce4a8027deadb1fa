<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A room in the list of public rooms; without a room, the template for the script." %>
<%@ attribute name="room" type="org.cometlobby.lobby.room.Room" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<li <c:if test="${not empty room}">data-code="${room.code()}"</c:if>>
  <a class="title" dir="auto" href="${root}r/${room.code()}"><c:out value="${room.title()}"/></a>
  <p class="count">
    <span class="meter" aria-hidden="true"><c:if test="${not empty room and room.maxPlayers() le 12}"><c:forEach begin="1" end="${room.maxPlayers()}" varStatus="dot"><i ${dot.index le room.seats().size() ? 'class="on"' : ''}></i></c:forEach></c:if></span>
    <span class="of"><c:if test="${not empty room}"><c:out value="${messages.count('live.rooms.seated', room.seats().size(), room.maxPlayers())}"/></c:if></span>
    <bdi class="game"><c:if test="${room.title() ne room.game()}"><c:out value="${room.game()}"/></c:if></bdi>
  </p>
  <a class="go button quiet small" href="${root}r/${room.code()}" tabindex="-1" aria-hidden="true"><fmt:message key="home.open"/></a>
</li>
