<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true"
    description="A line of chat; without a line, the template for the script." %>
<%@ attribute name="said" type="org.cometlobby.lobby.page.ChatLineViewModel" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<li class="${said.mine() ? 'mine' : ''}" data-version="${said.version()}"><bdi class="by"><c:out value="${said.name()}"/></bdi> <span class="text" dir="auto"><c:out value="${said.text()}"/></span></li>
