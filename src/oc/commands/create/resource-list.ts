import { quantityArgument } from '../../command-line/quantity-argument.ts';
import { OcError } from '../../oc-error.ts';

/** `cpu=1,memory=1Gi`, in its order. @throws OcError for what is no list of quantities */
export const resourceList = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split(',').map((pair): [string, string] => {
      const [resource, value, ...more] = pair.split('=');
      if (resource === undefined || value === undefined || more.length > 0)
        throw new OcError(`Invalid argument syntax ${pair}, expected <resource>=<value>`);
      return [resource, quantityArgument(value)];
    }),
  );
