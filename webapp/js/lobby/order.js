// @ts-check
/** Tasks in the order in which they were asked for. */
export class Order {
  /** The end of the newest task of each name. @type {Map<string, Promise<unknown>>} */
  #last = new Map();

  /**
   * Runs a task after all earlier tasks of the same name, also failed ones.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} task
   * @returns {Promise<T>} the task's result
   */
  run(name, task) {
    const before = this.#last.get(name);
    const result = before ? before.then(task) : task();
    const end = result.then(() => {}, () => {}).then(() => {
      if (this.#last.get(name) === end) {
        this.#last.delete(name);
      }
    });
    this.#last.set(name, end);
    return result;
  }
}
