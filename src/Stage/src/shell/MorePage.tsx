import { Link } from '@tanstack/react-router';
import { Icon } from '../ui/Icon';
import { places } from './pages';
import { useCompanyKey } from './useCompany';

/** On a phone, the places that have no tab of their own. */
export function MorePage() {
  const company = useCompanyKey();
  return (
    <div className="page">
      <div className="page-body">
        <div className="page-head">
          <h1>More</h1>
        </div>
        <nav className="more" aria-label="More places">
          {places.slice(1).map(({ to, label, icon }) => (
            <Link key={to} to={to} params={{ company }} className="more-item panel">
              <Icon name={icon} size={20} /> {label}
            </Link>
          ))}
        </nav>
      </div>
    </div>
  );
}
