import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/Icon';
import { places } from './pages';
import { useCompanyKey, useInboxCount } from './useCompany';

/** The places of the company, on the left of a wide screen. */
export function Rail() {
  const company = useCompanyKey();
  const inbox = useInboxCount();
  return (
    <nav className="rail" aria-label="Places">
      {places.map(({ to, label, icon }) => (
        <Link key={to} to={to} params={{ company }} activeOptions={{ exact: to === '/c/$company' }} className="rail-item">
          <span className="rail-icon">
            <Icon name={icon} size={18} />
            {label === 'Inbox' && inbox.count > 0 && <span className="badge">{inbox.label}</span>}
          </span>
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  );
}

const tabs = [
  { to: '/c/$company', label: 'Stage', icon: 'stage' },
  { to: '/c/$company/feed', label: 'Feed', icon: 'feed' },
  { to: '/c/$company/missions', label: 'Missions', icon: 'missions' },
  { to: '/c/$company/inbox', label: 'Inbox', icon: 'inbox' },
  { to: '/c/$company/more', label: 'More', icon: 'more' },
] as const;

/** The same places for a thumb. */
export function Tabs() {
  const company = useCompanyKey();
  const inbox = useInboxCount();
  return (
    <nav className="tabs" aria-label="Places">
      {tabs.map(({ to, label, icon }) => (
        <Link key={to} to={to} params={{ company }} activeOptions={{ exact: to === '/c/$company' }} className="tab">
          <span className="rail-icon">
            <Icon name={icon} size={20} />
            {label === 'Inbox' && inbox.count > 0 && <span className="badge">{inbox.label}</span>}
          </span>
          {label}
        </Link>
      ))}
    </nav>
  );
}
