/** Where a task stood when it was last looked at. */
export interface TaskUpdate {
  /** `queued` while `position` names a place in the queue, `running`, `done`, or `failed`. */
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  /** Percentage done, 0 to 100. */
  readonly progress: number;
  /** Place in the queue, or `null` when the task is not queued. */
  readonly position: number | null;
  /** The API's own words, such as the reason of a failure. */
  readonly message: string | null;
  /** The state as the API gave it: 0 waiting or running, 1 done, anything else a failure. */
  readonly rawState: number;
}

/** What is worth storing of a task: enough to continue it in another process, on another day. */
export interface TaskReference {
  /** The task's number. */
  readonly id: number;
  /** The model that it was created with. The API documents it as required for a poll; programs leave it out and work. */
  readonly modelKey?: string | undefined;
}

/** How a task went. Its times are counted from when it began to run, in recommended pauses between polls. */
export interface Course {
  /** The percentages above 0 that its polls showed while it ran, rising. */
  progress: number[];
  /** When each of them was first seen. */
  ages: number[];
  /** How long it ran. */
  duration: number;
}

/** What the ended tasks of one model tell about the next ones. */
export interface Experience {
  /** The latest of them. */
  readonly courses: Course[];
  /** How many more polls they took than one for each recommended pause. */
  excess: number;
}
