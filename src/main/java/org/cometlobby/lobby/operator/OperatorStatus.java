package org.cometlobby.lobby.operator;

import java.util.Map;

/**
 * The lobby at one moment, on this node. What is of all rooms is of all nodes, where they share a
 * store.
 *
 * @param startedAt ISO 8601
 * @param roomsByPhase how many of the rooms are {@code waiting}, {@code started} and so on
 * @param players how many have a seat, each counted once
 * @param streams open streams by framing; a framing that nobody uses is missing
 * @param waiting how many entries wait for all clients together
 * @param deepestQueue how many wait for the slowest client
 * @param deliveries entries written since the start, each counted for each client
 * @param cutOffs streams ended since the start because their client was too slow
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
    long cutOffs) {}
