export { NO_PLACE, PlaceFields } from './PlaceFields';
