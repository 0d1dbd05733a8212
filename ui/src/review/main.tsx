import { createRoot } from 'react-dom/client';
import '../styles/app.scss';
import './review.scss';
import { Review } from './Review';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Review />);
