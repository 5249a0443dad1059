import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { Home, NotFound } from './shell/Home';
import { Shell } from './shell/Shell';
import { StagePage } from './stage/StagePage';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined);


/** Picks the named words out of an address; all of them may be absent. */
const optional =
  <Name extends string>(...names: Name[]) =>
  (raw: Record<string, unknown>): Partial<Record<Name, string>> =>
    Object.fromEntries(names.map((name) => [name, text(raw[name])])) as Partial<Record<Name, string>>;

/** The view is in the address: what is filtered, which event's story is open, and the root of that story. */
const feedSearch = optional('agent', 'kind', 'tag', 'q', 'event', 'root');

const root = createRootRouteWithContext<{ client: QueryClient }>()({ component: Outlet, notFoundComponent: NotFound });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const company = createRoute({ getParentRoute: () => root, path: '/c/$company', component: Shell, notFoundComponent: NotFound });

const stage = createRoute({ getParentRoute: () => company, path: '/', component: StagePage, validateSearch: feedSearch });
const feed = createRoute({ getParentRoute: () => company, path: '/feed', component: lazyRouteComponent(() => import('./feed/FeedPage'), 'FeedPage'), validateSearch: feedSearch });
const missions = createRoute({ getParentRoute: () => company, path: '/missions', component: lazyRouteComponent(() => import('./missions/MissionsPage'), 'MissionsPage'), validateSearch: optional('status', 'agent') });
const mission = createRoute({ getParentRoute: () => company, path: '/missions/$mission', component: lazyRouteComponent(() => import('./missions/MissionPage'), 'MissionPage') });
const inbox = createRoute({ getParentRoute: () => company, path: '/inbox', component: lazyRouteComponent(() => import('./inbox/InboxPage'), 'InboxPage'), validateSearch: optional('proposal') });
const rules = createRoute({ getParentRoute: () => company, path: '/rules', component: lazyRouteComponent(() => import('./rules/RulesPage'), 'RulesPage'), validateSearch: optional('tab', 'policy') });
const pulse = createRoute({ getParentRoute: () => company, path: '/pulse', component: lazyRouteComponent(() => import('./pulse/PulsePage'), 'PulsePage') });
const more = createRoute({ getParentRoute: () => company, path: '/more', component: lazyRouteComponent(() => import('./shell/MorePage'), 'MorePage') });
const settings = createRoute({ getParentRoute: () => company, path: '/settings', component: lazyRouteComponent(() => import('./settings/SettingsPage'), 'SettingsPage') });
const roundtables = createRoute({ getParentRoute: () => company, path: '/roundtables', component: lazyRouteComponent(() => import('./roundtables/RoundtablesPage'), 'RoundtablesPage') });
const roundtable = createRoute({ getParentRoute: () => company, path: '/roundtables/$roundtable', component: lazyRouteComponent(() => import('./roundtables/RoundtablePage'), 'RoundtablePage') });
const agents = createRoute({ getParentRoute: () => company, path: '/agents', component: lazyRouteComponent(() => import('./agents/AgentsPage'), 'AgentsPage') });
const agent = createRoute({ getParentRoute: () => company, path: '/agents/$agent', component: lazyRouteComponent(() => import('./agents/AgentPage'), 'AgentPage'), validateSearch: optional('type') });
const relationships = createRoute({ getParentRoute: () => company, path: '/relationships', component: lazyRouteComponent(() => import('./relationships/RelationshipsPage'), 'RelationshipsPage'), validateSearch: optional('pair') });
const costs = createRoute({ getParentRoute: () => company, path: '/costs', component: lazyRouteComponent(() => import('./costs/CostsPage'), 'CostsPage'), validateSearch: optional('by') });
const timelapse = createRoute({ getParentRoute: () => company, path: '/timelapse', component: lazyRouteComponent(() => import('./timelapse/TimelapsePage'), 'TimelapsePage'), validateSearch: optional('day', 'at') });
const grains = createRoute({ getParentRoute: () => company, path: '/grains', component: lazyRouteComponent(() => import('./grains/GrainsPage'), 'GrainsPage'), validateSearch: optional('type', 'key') });
const routines = createRoute({ getParentRoute: () => company, path: '/routines', component: lazyRouteComponent(() => import('./routines/RoutinesPage'), 'RoutinesPage') });

const posts = createRoute({ getParentRoute: () => company, path: '/posts', component: lazyRouteComponent(() => import('./posts/PostsPage'), 'PostsPage') });

const webhooks = createRoute({ getParentRoute: () => company, path: '/webhooks', component: lazyRouteComponent(() => import('./webhooks/WebhooksPage'), 'WebhooksPage'), validateSearch: optional('hook') });

const tree = root.addChildren([home, company.addChildren([stage, feed, missions, mission, inbox, rules, pulse, more, settings, roundtables, roundtable, agents, agent, relationships, costs, routines, posts, webhooks, grains, timelapse])]);

export const createAppRouter = (client: QueryClient) => createRouter({ routeTree: tree, context: { client }, defaultPreload: 'intent', defaultPreloadDelay: 80, scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
