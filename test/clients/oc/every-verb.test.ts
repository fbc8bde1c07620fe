import { typeAtBoth } from './type-at-both.ts';
import { topics } from './verbs/topics.ts';

const { 'a morning of work': _, ...others } = topics;

typeAtBoth(others);
