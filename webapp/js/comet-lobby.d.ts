export class CometLobby extends HTMLElement {
    static observedAttributes: string[];
    /** The room, once the visitor has joined one. @type {RoomHandle | undefined} */
    room: RoomHandle | undefined;
    connectedCallback(): void;
    /** Closes the room's stream, and gives up a seat that is on its way, unless the element is moved. */
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
