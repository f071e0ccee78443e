// The API: the doors that programs may use too, then what is for our own pages only.
import { Router } from 'express';
import { refuse } from '../../shared/review/refusal.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Tokens } from '../accounts/tokens.ts';
import type { Tools } from '../export/formats.ts';
import type { Hooks } from '../hooks/hooks.ts';
import type { Images } from '../images/take-image.ts';
import { accountRoutes } from './account-routes.ts';
import { type AskRooms, commandDoor } from './command-door.ts';
import { demoRoutes } from './demo-routes.ts';
import { docsRoutes } from './docs-routes.ts';
import type { Door } from './door.ts';
import { doorRoutes } from './door-routes.ts';
import { type DraftDoorParts, draftDoors } from './draft-doors.ts';
import { type ExportParts, exportRoutes } from './export-routes.ts';
import { sendRefusal } from './failure.ts';
import { hookDoors } from './hook-doors.ts';
import { type HouseStyleParts, houseStyleDoors } from './house-style-doors.ts';
import { imageUpload } from './image-upload.ts';
import { importRoutes } from './import-routes.ts';
import { openDoors } from './open-doors.ts';
import { peopleDoors } from './people-doors.ts';
import { type SearchDoorParts, searchDoors } from './search-doors.ts';
import { fromOurPages, neverCached } from './signed-in.ts';
import { tokenDoors } from './token-doors.ts';

export type Parts = DraftDoorParts &
  HouseStyleParts &
  SearchDoorParts &
  Pick<ExportParts, 'read' | keyof Tools> & {
    readonly accounts: Accounts;
    readonly tokens: Tokens;
    readonly hooks: Hooks;
    readonly images: Images;
    readonly ask: AskRooms;
  };

export function apiRoutes(parts: Parts): Router {
  const { accounts, images, tokens } = parts;
  const routes = Router();
  routes.use('/images', imageUpload({ accounts, images }));
  routes.use('/imports', importRoutes({ ...parts }));
  routes.use(neverCached);
  const doors = doorsOf(parts);
  routes.use(docsRoutes(doors));
  openDoors(routes, doors, { sessions: accounts, bearers: tokens });
  routes.use(exportRoutes(parts));
  routes.use(fromOurPages(accounts));
  routes.use('/demo', demoRoutes(accounts));
  routes.use(doorRoutes(accounts), accountRoutes(accounts));
  routes.use((_, response) => sendRefusal(response, refuse('not-found', 'There is no such address.')));
  return routes;
}

/** Every door, in the order in which they are described. */
export function doorsOf(parts: Parts): readonly Door[] {
  return [
    ...peopleDoors(parts.accounts.people),
    ...draftDoors(parts),
    ...searchDoors(parts),
    commandDoor(parts.ask),
    ...houseStyleDoors(parts),
    ...tokenDoors(parts.tokens),
    ...hookDoors(parts.hooks),
  ];
}
