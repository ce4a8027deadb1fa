<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A free seat." %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<li class="seat free"><span class="disc"><span class="avatar" aria-hidden="true"></span></span><span class="name"><fmt:message key="room.free"/></span></li>
