import { quantityText } from '../../resources/quantities/canonical-quantity.ts';
import { QuantityError, readQuantity } from '../../resources/quantities/read-quantity.ts';
import { OcError } from '../oc-error.ts';

/**
 * A quantity that somebody has typed, as the API server writes it.
 *
 * @param problem what stands before the words about text that is none
 * @throws OcError for such text
 */
export const quantityArgument = (text: string, problem = ''): string => {
  try {
    return quantityText(readQuantity(text));
  } catch (error) {
    throw error instanceof QuantityError ? new OcError(`${problem}${error.message}`) : error;
  }
};
