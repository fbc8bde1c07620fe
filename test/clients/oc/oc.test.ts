import { typeAtBoth } from './type-at-both.ts';
import { morning } from './verbs/morning.ts';

typeAtBoth({ 'a morning of work': morning });
