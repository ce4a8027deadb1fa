package org.cometlobby.broken.lobby.web;

import com.nimbusds.jwt.SignedJWT;

final class KnowsTheJwtLibrary {
  SignedJWT known;
}
