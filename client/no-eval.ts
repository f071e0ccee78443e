// Zod tries whether it may make functions of text, before it knows the first shape. The page's policy forbids that, and would
// report it at every visit. Stands before whatever knows a shape.
import { z } from 'zod';

z.config({ jitless: true });
