/** The mock backend where an SDK reaches it. */
export interface BackendHost {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** Gives back the port and every connection. */
  stop(): Promise<void>;
}
