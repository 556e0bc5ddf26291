mod debian/aikey.ini
