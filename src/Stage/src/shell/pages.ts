import type { IconName } from '../ui/Icon';

/** The places of the Stage, in the order of the rail. */
export const places = [
  { to: '/c/$company', label: 'Stage', icon: 'stage' },
  { to: '/c/$company/missions', label: 'Missions', icon: 'missions' },
  { to: '/c/$company/roundtables', label: 'Roundtables', icon: 'talk' },
  { to: '/c/$company/agents', label: 'Agents', icon: 'agents' },
  { to: '/c/$company/relationships', label: 'Bonds', icon: 'bonds' },
  { to: '/c/$company/inbox', label: 'Inbox', icon: 'inbox' },
  { to: '/c/$company/timelapse', label: 'Time-lapse', icon: 'film' },
  { to: '/c/$company/rules', label: 'Rules', icon: 'rules' },
  { to: '/c/$company/routines', label: 'Routines', icon: 'routines' },
  { to: '/c/$company/posts', label: 'Posts', icon: 'post' },
  { to: '/c/$company/costs', label: 'Costs', icon: 'costs' },
  { to: '/c/$company/webhooks', label: 'Webhooks', icon: 'hook' },
  { to: '/c/$company/pulse', label: 'Pulse', icon: 'pulse' },
  { to: '/c/$company/grains', label: 'Grains', icon: 'grain' },
  { to: '/c/$company/settings', label: 'Settings', icon: 'settings' },
] as const satisfies readonly { to: string; label: string; icon: IconName }[];
