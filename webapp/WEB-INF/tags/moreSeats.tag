<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="The number of taken seats that a large room's page does not draw, and a button that draws more." %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="window" value="${shown.window()}"/>
<li class="rest" id="rest" ${window.rest() gt 0 ? '' : 'hidden'}>
  <form id="more" method="get">
    <c:if test="${still}"><input type="hidden" name="still"></c:if>
    <span id="rest-count"><c:if test="${window.rest() gt 0}"><c:out value="${messages.count('live.seat.rest', window.rest())}"/></c:if></span>
    <button class="button quiet small" id="more-button" name="seats" value="${window.larger()}"><c:if test="${window.rest() gt 0}"><c:out value="${messages.count('live.seat.draw', window.step())}"/></c:if></button>
  </form>
</li>
