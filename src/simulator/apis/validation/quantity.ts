export { parseQuantity, quantityError } from '../../apimachinery/quantity.ts';
