import type { ResourceKind } from '../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../resources/kube-object.ts';
import { formatYaml } from '../../resources/yaml/format-yaml.ts';
import { qualifiedName } from '../client/object-name.ts';
import { customColumns } from './custom-columns.ts';
import { tableFormats, unknownFormat } from './formats.ts';
import { fillGoTemplate } from './go-template/fill-go-template.ts';
import { compactJson, declaredEntries, formatJson, type KeyOrder } from './json.ts';
import { fillAsJson, fillTemplate } from './jsonpath/jsonpath.ts';

/** Objects to print, and whether they are one that was named or a collection. */
export interface Printable {
  readonly objects: readonly KubeObject[];
  readonly kinds: readonly ResourceKind[];
  readonly single: boolean;
}

export interface PrintOptions {
  readonly headers?: boolean;
  readonly managedFields?: boolean;
  /** Fields that a template names and an object lacks are no errors. @default true */
  readonly allowMissingKeys?: boolean;
  /** JSON keeps the order in which fields were set. */
  readonly declaredOrder?: boolean;
  /** Metadata of a list of several objects. @default `{ resourceVersion: '' }` */
  readonly listMeta?: object;
  /** The kind of a list of several objects. @default 'List' */
  readonly listKind?: string;
}

/**
 * Objects in one of the formats of `-o`.
 *
 * @throws OcError for a format that does not exist
 */
export const printObjects = (format: string, printable: Printable, options: PrintOptions = {}): string => {
  const equals = format.indexOf('=');
  const [name, argument] = equals < 0 ? [format, ''] : [format.slice(0, equals), format.slice(equals + 1)];
  // Templates and columns may ask for the record of who wrote what, whole objects are shown without it.
  const isWhole = ['json', 'yaml'].includes(name) && !options.managedFields;
  const objects = isWhole ? printable.objects.map(withoutManagedFields) : printable.objects;
  if (name === 'custom-columns') return customColumns(argument, objects, options.headers ?? true);
  if (name === 'name')
    return objects
      .map((object, index) => `${qualifiedName(kindAt(printable, index), object.metadata?.name)}\n`)
      .join('');
  const whole = printable.single && objects.length === 1 ? objects[0] : asList(objects, options);
  if (name === 'yaml') return formatYaml(whole);
  if (name === 'json') return formatJson(whole, options.declaredOrder ? declaredEntries : undefined);
  if (name === 'jsonpath') return fillTemplate(argument, whole, options.allowMissingKeys, options.declaredOrder);
  if (name === 'jsonpath-as-json') return fillAsJson(argument, whole, options.allowMissingKeys);
  if (name === 'go-template') return fillGoTemplate(argument, whole, options);
  throw unknownFormat(format, tableFormats);
};

/** An object without the record of who wrote what. */
export const withoutManagedFields = (object: KubeObject): KubeObject => {
  // Answers to questions have no metadata.
  if (object.metadata?.managedFields === undefined) return object;
  const { managedFields: _, ...metadata } = object.metadata;
  return { ...object, metadata };
};

/** An object as the annotation of `oc apply` keeps it. */
export const lastAppliedText = (object: unknown, order?: KeyOrder): string => `${compactJson(object, order)}\n`;

const asList = (
  items: readonly KubeObject[],
  { listKind = 'List', listMeta = { resourceVersion: '' } }: PrintOptions,
): unknown => ({
  kind: listKind,
  apiVersion: 'v1',
  metadata: listMeta,
  items,
});

const kindAt = ({ kinds }: Printable, index: number): ResourceKind => kinds[index] as ResourceKind;
