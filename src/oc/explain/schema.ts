/** A schema of OpenAPI v3, as far as `oc explain` reads it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** The document of one group and version. */
export interface SchemaDocument {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** What a schema refers to; itself when it refers to nothing. */
export const resolved = (schema: Schema, document: SchemaDocument): Schema => {
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  return (name === undefined ? undefined : document.components?.schemas?.[name]) ?? schema;
};

/** The schema of a map's values; `true` and `false` are none. */
export const valuesOf = ({ additionalProperties }: Schema): Schema | undefined =>
  typeof additionalProperties === 'object' ? additionalProperties : undefined;

/** A type in words: `string`, `ObjectMeta`, `[]Container`, `map[string]string`. */
export const typeName = (schema: Schema, document: SchemaDocument): string => {
  if (schema.items) return `[]${typeName(schema.items, document)}`;
  const values = valuesOf(schema);
  if (values) return `map[string]${typeName(values, document)}`;
  const [only, ...more] = schema.allOf ?? [];
  if (only && more.length === 0 && !schema.properties) return typeName(only, document);
  if (schema.$ref) {
    const target = resolved(schema, document);
    if (target !== schema && target.type && target.type !== 'object') return target.type;
    return schema.$ref.split('/').at(-1)?.split('.').at(-1) || 'Object';
  }
  return schema.type === undefined || schema.type === 'object' ? 'Object' : schema.type;
};
