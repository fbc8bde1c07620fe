/** A certificate with its key, PEM. */
export interface ClientIdentity {
  readonly certificate: string;
  readonly key: string;
}

/** Where a server beyond this one answers. */
export interface RemotePlace {
  readonly address: string;
  readonly port: number;
  /** What its certificate must be for. */
  readonly host: string;
  /** Who must have signed that, PEM; anybody may when `isTrusted`. */
  readonly ca: string | undefined;
  readonly isTrusted: boolean;
  /** By which the server knows that it is asked by the aggregator, whose word it takes for who the user is. */
  readonly identity: ClientIdentity;
}

/** A resource as discovery tells of it; subresources are called `pods/log`. */
export interface RemoteResource {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly kind: string;
  readonly group?: string;
  readonly version?: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
}

/** A version of a group that a server behind a service answers for. */
export interface RemoteVersion {
  readonly group: string;
  readonly version: string;
  /** `undefined` as long as the server is not known to answer. */
  readonly place: RemotePlace | undefined;
  /** What the server has said that it serves. */
  readonly resources: readonly RemoteResource[];
  /** Where the server describes them in OpenAPI 3.0: a path with a hash. `undefined` when it does not. */
  readonly openApi?: string;
}
