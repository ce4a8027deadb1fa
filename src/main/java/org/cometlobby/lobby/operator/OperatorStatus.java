package org.cometlobby.lobby.operator;

import java.util.Map;

/**
 * The status of the lobby at one moment, on this node. Where nodes share a store, the counts of
 * rooms are of all nodes.
 *
 * @param startedAt ISO 8601
 * @param roomsByPhase the number of {@code waiting}, {@code started} and other rooms
 * @param players players with a seat, each counted once
 * @param streams open streams by framing; an unused framing is missing
 * @param waiting entries that wait for all clients together
 * @param deepestQueue entries that wait for the slowest client
 * @param deliveries entries written since the start, each counted for each client
 * @param cutOffs streams ended since the start because the client was too slow
 * @param roomsOverdue rooms in which something, such as a start, has been due for more than five
 *     seconds
 * @param lateTicks how often something in a room was more than five seconds late, since the start
 */
public record OperatorStatus(
    String version,
    String startedAt,
    long uptimeMillis,
    boolean draining,
    int rooms,
    Map<String, Long> roomsByPhase,
    long players,
    Map<String, Integer> streams,
    long waiting,
    long deepestQueue,
    long deliveries,
    long cutOffs,
    int roomsOverdue,
    long lateTicks) {}
