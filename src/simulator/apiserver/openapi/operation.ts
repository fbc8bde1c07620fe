import type { Parameter } from './parameters.ts';

/** One operation of a path, before it is written in a version of OpenAPI. */
export interface Operation {
  readonly method: 'get' | 'head' | 'options' | 'post' | 'put' | 'patch' | 'delete';
  /** `operationId`. */
  readonly id: string;
  readonly tag?: string;
  readonly description: string;
  /** `x-kubernetes-action`, and the kind that it is about; what only tells what there is has neither. */
  readonly action?: string;
  readonly kind?: { readonly group: string; readonly version: string; readonly kind: string };
  readonly parameters: readonly Parameter[];
  /** Content types that may be sent; each a body of this schema, if there is a schema. */
  readonly consumes: readonly string[];
  readonly body?: { readonly schema: string; readonly required: boolean };
  readonly produces: readonly string[];
  /** The codes of success; the schema is missing where the answer is text. */
  readonly answers: { readonly codes: readonly SuccessCode[]; readonly schema?: string };
}

export type SuccessCode = 200 | 201 | 202;

/** What codes mean. */
export const meanings = { 200: 'OK', 201: 'Created', 202: 'Accepted', 401: 'Unauthorized' } as const;

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';

/** Schemas that have nothing to do with a kind. */
export const metaSchemas = {
  status: `${META}.Status`,
  patch: `${META}.Patch`,
  deleteOptions: `${META}.DeleteOptions`,
  watchEvent: `${META}.WatchEvent`,
  groups: `${META}.APIGroupList`,
  group: `${META}.APIGroup`,
  versions: `${META}.APIVersions`,
  resources: `${META}.APIResourceList`,
} as const;

const TEXTS = ['application/json', 'application/yaml'];
const ALL = [...TEXTS, 'application/vnd.kubernetes.protobuf'];
const STREAMS = ['application/json;stream=watch', 'application/vnd.kubernetes.protobuf;stream=watch'];

/** The content types of answers about a resource; custom resources have no protobuf. */
export const producedBy = (isCustom: boolean): readonly string[] => (isCustom ? TEXTS : ALL);

/** The content types of answers and bodies that are about no kind. */
export const metaTypes = ALL;

/** The content types of lists, which may be watched. */
export const streamedBy = (isCustom: boolean): readonly string[] => (isCustom ? TEXTS : [...ALL, ...STREAMS]);

/** The content types of bodies. */
export const consumedBy = (isCustom: boolean): readonly string[] => (isCustom ? TEXTS : ['*/*']);
