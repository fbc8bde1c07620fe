import { OcError } from '../../oc-error.ts';

/** `cpu=1,memory=1Gi`, in its order. @throws OcError for what is no list of quantities */
export const resourceList = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').map((pair): [string, string] => {
      const [resource, value, ...more] = pair.split('=');
      if (resource === undefined || value === undefined || more.length > 0)
        throw new OcError(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
      return [resource, checkedQuantity(value)];
    }),
  );

/** @throws OcError for what is no quantity */
export const checkedQuantity = (text: string): string => {
  if (/^[+-]?[0-9.]+([eE][+-]?\d+|[numkMGTPE]i?|Ki)?$/.test(text)) return text;
  throw new OcError("quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");
};
