export class CometLobby extends HTMLElement {
    static observedAttributes: string[];
    /** The room, once the visitor has joined one. @type {RoomHandle | undefined} */
    room: RoomHandle | undefined;
    connectedCallback(): void;
    /** Out of the document: the seat is kept for the lobby's grace, and the room not heard of any more. */
    disconnectedCallback(): void;
    attributeChangedCallback(): void;
    /** Gives the seat up. */
    leave(): Promise<void>;
    #private;
}
export type RoomHandle = import("./lobby.js").RoomHandle;
export type StartDetail = import("./lobby/room.js").Start & {
    room: RoomHandle;
};
