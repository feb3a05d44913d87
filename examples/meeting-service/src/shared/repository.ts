export interface Entity {
  id: string;
}

/** What the services ask of a store; a database would sit behind the same four methods. */
export interface Repository<T extends Entity> {
  find(id: string): Promise<T | undefined>;
  all(): Promise<T[]>;
  save(entity: T): Promise<void>;
  remove(id: string): Promise<boolean>;
}

export class InMemoryRepository<T extends Entity> implements Repository<T> {
  readonly #entities = new Map<string, T>();

  async find(id: string): Promise<T | undefined> {
    const entity = this.#entities.get(id);
    return entity && structuredClone(entity);
  }

  async all(): Promise<T[]> {
    return [...this.#entities.values()].map((entity) => structuredClone(entity));
  }

  async save(entity: T): Promise<void> {
    this.#entities.set(entity.id, structuredClone(entity));
  }

  async remove(id: string): Promise<boolean> {
    return this.#entities.delete(id);
  }
}
