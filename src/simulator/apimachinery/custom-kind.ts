import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { Schema } from './openapi-schema.ts';

/** One version of a kind that a CustomResourceDefinition defines: what the server knows of it, it knows from there. */
export interface CustomKind extends ResourceKind {
  /** Of the whole object, its metadata included. */
  readonly schema: Schema;
  /** What a table shows behind the name. */
  readonly columns: readonly PrinterColumn[];
  /** Paths of fields that lists can be selected by, besides name and namespace. */
  readonly selectableFields: readonly string[];
  /** What everybody is told who uses this version, because it is deprecated. */
  readonly warning?: string;
}

/** @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#additional-printer-columns */
export interface PrinterColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date';
  readonly format?: string;
  readonly description?: string;
  readonly priority?: number;
  /** `.spec.replicas`. */
  readonly jsonPath: string;
}

export const isCustomKind = (kind: object): kind is CustomKind => 'schema' in kind;
