/** A request for a page that everybody may ask for: it finds out by itself who asks. */
export interface OpenPageRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The query as it was sent, without the question mark. */
  readonly rawQuery: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The fields of a form that was sent. */
  form(): Promise<URLSearchParams>;
}

export interface OpenPageAnswer {
  readonly code: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Answers a path beside the API before anybody has logged in, such as those where one logs in. */
export type OpenPage = (request: OpenPageRequest) => Promise<OpenPageAnswer>;
