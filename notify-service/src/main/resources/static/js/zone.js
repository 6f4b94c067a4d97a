// The browser knows its time zone better than we can guess; whoever has chosen one keeps it.
const zone = document.querySelector("select[name=zone][data-guess]");
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && [...zone.options].some((option) => option.value === own)) zone.value = own;
